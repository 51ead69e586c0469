# Not listed.

needs-summary = Would be listed if you told us
needs-by-rule = Rule by rule
needs-any = any one of: { $terms }
needs-and = { $first }, and { $second }
needs-nothing = No answer to a question here would list it.
needs-as = It would then stand under: { $standing }
