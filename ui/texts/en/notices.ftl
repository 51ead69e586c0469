# Notices.

checked = These contacts were last checked on { DATETIME($date, dateStyle: "long") }.
contacts-more = How these contacts work
