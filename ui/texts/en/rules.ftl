# Rules.

rules-title = Rules
rules-lead = Every therapy on your list is there because of plain rules. Look one up, and follow it to its sentence and its file.
rules-counts = { $rules } rules, { $therapies } therapies, { $terms } terms, { $statements } statements.
rules-read = { $read ->
    [0] No rule is stamped as read by a named person yet.
   *[other] { $read } of { $rules } rules are stamped as read by a named person.
}
rules-find = Find a rule, a therapy, a topic, a wish or a statement
rules-find-help = A name, an id, or an everyday word. Leave it empty to see everything.
rules-find-button = Find
rules-found = { $count ->
    [0] Nothing was found. Try fewer words, or other ones.
    [one] 1 thing was found.
   *[other] { $count } things were found.
}
rules-all = Everything
rules-therapies = Therapies
rules-terms = Topics, circumstances and wishes
rules-rules = Rules
rules-statements = Statements of the source
rules-group = { $label } ({ $count })
rules-back = Back
rules-back-list = Back to your list
rules-anew = Look up something else
rules-leads = See how terms lead to therapies
rules-leads-list = Which answers lead to which therapies
rules-leads-fit = Which wishes go with which therapies
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
rule-notes = adds a note to { $therapy }: { $text }
rule-fits = { $therapy } goes with the wish “{ $wish }”
rule-shows = shows the notice “{ $title }”
sheet-then = Then it
sheet-card = Its card
sheet-lists = Rules that list it
sheet-notes = Rules that add a note to it
sheet-fits = Rules that say which wishes it goes with
sheet-says = What it means
sheet-everyday = Everyday words for it: { $words }
sheet-kind-of = It is a kind of
sheet-derived = It follows from
sheet-needed = Rules that need it
sheet-going = Therapies that go with it
sheet-asked = The answer that gives it
sheet-choice = { $question } { $choice }
sheet-never-asked = No question asks for it. It follows from other answers.
sheet-states = What it states, in our words
sheet-not-encoded = It carries no fact: { $reason }.
sheet-resting = What rests on it
sheet-nothing-rests = Nothing rests on it.
sheet-stands = Where it stands
sheet-section = Section “{ $section }” of { $title }
sheet-opens = It begins: “{ $words } …”
sheet-fingerprint = { $count } words, fingerprint { $fingerprint }
sheet-reviewed = Who has read it
sheet-not-reviewed = Not yet reviewed: no named person has stamped it as read.
sheet-reviewed-by = Read by { $name } on { DATETIME($date, dateStyle: "long") }.
sheet-stale = Something under it has changed since then, so it has to be read again.
sheet-scenarios = Scenarios in which it fires
sheet-no-scenario = No scenario sees it fire.
rests-rule = Rule { $name }
rests-notice = Notice: { $name }
rests-card = Card of { $name }: { $row }
rests-form = What { $name } is a form of
rests-question = Question: { $name }
rests-kind = Kind of therapy: { $name }
rests-every = Every card: { $row }
rests-every-of-kind = Every card of this kind: { $name }. { $row }
rests-passage = About page: { $name }
