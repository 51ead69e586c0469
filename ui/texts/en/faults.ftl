# Faults in the rule files.

fault-title = An edit of the rule files cannot be used yet
fault-kept = You see the last version that worked. Nothing that you picked is lost.
fault-none-title = This page has no rules to show
fault-none = The rule files hold a mistake, so no list can be made. The person who runs this page can mend it.
fault-help = If you are in danger, or thinking about suicide, call your local emergency number now. In the United States, call or text 988. In the United Kingdom, call 999, or Samaritans on 116 123.
