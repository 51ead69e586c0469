# The needs of an option that is not listed.

needs-summary = Would be listed if you told us
needs-by-rule = Rule by rule
needs-nothing = No answer to a question here would list it.
needs-as = It would then stand under: { $standing }
