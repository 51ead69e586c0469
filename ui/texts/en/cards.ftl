# Cards of options.

card-form-of = The source calls it a form of { $therapy }.
card-told = { $standing }: { $told }
standing-alongside = { $standing }, { $companion }
card-fit = Goes with your wish: { $wish }
card-fit-most = Goes with a wish that matters most to you: { $wish }
card-cautions = Caution
card-notes = Worth knowing
card-why-cautions = And why there is a caution
card-why-fits = And why it goes with your wishes
card-why-notes = And why these notes are there
card-compare = Compare
card-shared-all = True of all therapies the source describes
card-shared-kind = True of all of this kind: { $kind }
card-silent = Where the source says nothing, and what you could ask
alternative-kind = A choice that needs no rule
