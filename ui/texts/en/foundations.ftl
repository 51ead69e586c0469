# What texts of a file rest on.

foundations-key = editorial { $number }
foundations-statements = Statements of the source, in our words
foundations-ours = Editorial: our own words or reading, not the source's
