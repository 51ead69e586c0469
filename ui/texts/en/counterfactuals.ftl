# Counterfactuals: answers that would change the place of an option.

changes-hint = Tap an answer to try it. Your own answers stay as they are.
changes-title = What would change this?
changes-off = Off your list without
changes-stays = No answer that you take back takes it off.
changes-stronger = Under “{ $standing }” if you told us
changes-any = Any one of these:
changes-any-kind = Any one of these. Each counts as “{ $kind }”:
changes-with = { $first }, together with any one of these:
changes-with-kind = { $first }, together with any one of these. Each counts as “{ $kind }”:
changes-or-any = Or any one of these:
changes-or-this = Or this:
changes-more = { $count } more
