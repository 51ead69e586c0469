# Proof.

proof-told = You told us
proof-nothing = Nothing: this rule needs no answer
proof-rule = Rule
proof-needs = It needs
proof-through = By way of
proof-cites = It rests on
proof-file = Written in
proof-file-place = { $file }, line { $line }
proof-derives = Counts as: { $term }
proof-cautions = Caution: { $text }
proof-notes = Note: { $text }
proof-shows = Shows: { $title }
proof-section = { $statement }, section “{ $section }”
