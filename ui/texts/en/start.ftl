# Start.

start-title = Find words for a talk about therapy
start-lead = Pick a few topics and wishes. You then see the options people discuss with a clinician, and why each one is there.
start-steps-title = What happens here
start-step-answer = You answer up to { $count } short questions. You can skip every one.
start-step-list = You see a list of therapies, grouped by how the source speaks of them.
start-step-why = Each one tells you why it is listed, down to the sentence it rests on.
start-step-else = Beside them stand choices that need no rule: { $names }.
start-privacy-title = Where your answers are
start-privacy = Your answers stay in the memory of the computer that runs this page, for this visit. They go into no account, cookie or address, and into no file unless you save one. Whoever runs that computer could look into its memory. A reload starts empty, and a few minutes after you close the page they are gone.
start-leave = “Leave this page”, at the top, clears your answers and shows a neutral page. Pressing Shift three times does the same. The history of your browser stays.
start-begin = Start the questions
start-all = See all therapies
start-source-title = What this rests on
start-privacy-private = Your answers stay in this browser, on your own device. They are sent to nobody. They go into no account, cookie or address, and into no file unless you save one. A reload starts empty.
start-privacy-plain = Your answers wait in the memory of the computer that runs this page. A random key in the address leads to them. They go into no account, cookie or file. They are gone { $minutes } minutes after the last page that you opened. Whoever runs that computer could look into its memory.
start-leave-plain = “Leave this page”, at the top, ends your visit at once and shows a neutral page. The history of your browser stays, and leads to nothing.
