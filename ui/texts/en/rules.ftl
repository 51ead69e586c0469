# Rules.

rules-lead = Every therapy on your list is there because of plain rules. Look one up, and follow it to its sentence and its file.
rules-counts = { $rules } rules, { $therapies } therapies, { $terms } terms, { $statements } statements.
rules-read = { $read ->
    [0] No rule is stamped as read by a named person yet.
   *[other] { $read } of { $rules } rules are stamped as read by a named person.
}
rules-find = Find a rule, a therapy, a topic, a wish or a statement
rules-find-help = A name, an id, or an everyday word.
rules-find-button = Find
rules-found = { $count ->
    [0] Nothing was found. Try fewer words, or other ones.
    [one] 1 thing was found.
   *[other] { $count } things were found.
}
rules-near = Nothing has all of these words. These names come near.
rules-all = Everything
rules-all-option = Therapies and other choices
rules-all-term = Topics, circumstances and wishes
rules-all-rule = Rules
rules-all-statement = Statements of the source
rules-group = { $label } ({ $count })
rules-back = Back to “{ $place }”
rules-anew = Look up something else
consequences-title = What leads where
consequences-caption = What follows from each term. A rule that needs several terms stands under each of them.
consequences-beside = Together with
consequences-follows = What follows
consequences-rests = Rests on
rules-id = Id
kind-rule = Rule
kind-therapy = Therapy
kind-statement = Statement
kind-topic = Topic
kind-circumstance = Circumstance
kind-wish = Wish
kind-derived = Derived term
rule-sentence = { $needs }: { $then }
rule-and = { " and " }
rule-always = Always: { $then }
rule-derives = counts as { $term }
rule-lists = lists { $therapy } ({ $standing })
rule-cautions = cautions about { $therapy }: { $text }
rule-notes = adds a note to { $therapy }: { $text }
rule-fits = { $therapy } goes with the wish “{ $wish }”
rule-shows = shows the notice “{ $title }”
record-then = Then it
record-card = Its card
record-lists = Rules that list it
record-cautions = Rules that caution about it
record-notes = Rules that add a note to it
record-fits = Rules that say which wishes it goes with
record-says = What it means
record-everyday = Everyday words for it: { $words }
record-kind-of = It is a kind of
record-derived = It follows from
record-needed = Rules that need it
record-going = Therapies that go with it
record-asked = The answer that gives it
record-choice = { $question } { $choice }
record-never-asked = No question asks for it. It follows from other answers.
record-states = What it states, in our words
record-not-encoded = It carries no fact: { $reason }.
record-resting = What rests on it
record-nothing-rests = Nothing rests on it.
record-stands = Where it stands
record-section = Section “{ $section }” of { $title }
record-opens = It begins: “{ $words } …”
record-fingerprint = { $count } words, fingerprint { $fingerprint }
record-reviewed = Who has read it
record-not-reviewed = Not yet reviewed: no named person has stamped it as read.
record-reviewed-by = Read by { $name } on { DATETIME($date, dateStyle: "long") }.
record-stale = Something under it has changed since then, so it has to be read again.
record-scenarios = Scenarios in which it fires
record-no-scenario = No scenario sees it fire.
rests-in-short = in short
rests-therapy = Card of { $name }: { $row }
rests-alternative = Card of { $name }: { $row }
rests-form = What { $name } is a form of
rests-term = { $name }
rests-question = Question: { $name }
rests-kind = Kind of therapy: { $name }
rests-every = Every card: { $row }
rests-every-of-kind = Every card of this kind: { $name }. { $row }
rests-passage = About page: { $name }
