# About.

about-title = About this page
about-documents = The documents behind it
about-document-taken = Copied on { DATETIME($date, dateStyle: "long") }
about-document-owner = Kept by { $owner }
about-document-review = Looked at again every { $months } months. Next time: { DATETIME($date, dateStyle: "long") }
about-document-publisher = Published by: { $publisher }
about-document-counts = { $count } sentences, { $silent } of which carry no fact
about-standings = How the therapies are grouped
about-standing = { $label }: { $says } { $words }
about-standing-wording = Words of the source that land here: { $words }.
about-reading-title = How hard it is to read
about-reading = { $count } cards and pages were measured with the Flesch-Kincaid formula. Half of them read at US grade { $middle } or lower, and the hardest at { $hardest }. The aim is grade { $aim }, and the limit is { $limit }. Names of therapies and conditions are left out of this.
about-reading-none = There is no measure here for the language of these pages.
