# Privacy.

privacy-title = Privacy
privacy-lead = What you tell this page stays in one visit. Here is where it is, how long, and who could see it.

privacy-answers-title = Where your answers are
privacy-answers =
    Your answers stay in the memory of the computer that runs this page. So does what you mark, try and look up.

    They go into no account, no database and no cookie. They go into no address, no log and no file.

    There is no account to make, and nothing asks for your name.
privacy-answers-plain =
    Your answers stay in the memory of the computer that runs this page. So does what you mark, try and look up.

    The address of each page holds a long random key and a number. The key leads that computer to your visit. No address holds an answer.

    Your answers go into no account, no database and no cookie. They go into no log and no file.

    There is no account to make, and nothing asks for your name.
privacy-answers-private =
    Your answers stay in the memory of this browser, on your own device. So does what you mark, try and look up. All pages are made there.

    Nothing that you tell is sent to anybody. It goes into no account, no cookie, no address and no log.

    There is no account to make, and nothing asks for your name.

privacy-long-title = How long they stay
privacy-long =
    They stay as long as this page is open in your browser.

    { $minutes ->
        [one] When you close it, they are kept for 1 more minute, in case the connection was only lost.
       *[other] When you close it, they are kept for { $minutes } more minutes, in case the connection was only lost.
    } After that, no browser can reach them. The program clears them away when it next tidies its memory.

    A reload starts empty. “Start again” on your list clears your answers at once, and so does “Leave this page”.
privacy-long-plain =
    { $minutes ->
        [one] They are kept for 1 minute after the last page that you opened.
       *[other] They are kept for { $minutes } minutes after the last page that you opened.
    } Then they are forgotten. If very many people are here at once, the visit that nobody used for longest may end sooner.

    Until then, whoever opens an address of your visit sees your answers. Such addresses stand in the history of your browser. So leave when you are done, most of all on a computer that others use too.

    “Start again” on your list clears your answers at once, and so does “Leave this page”.
privacy-long-private =
    They stay as long as this page is open in your browser. When you close it, they are gone. A reload starts empty.

    “Start again” on your list clears your answers at once, and so does “Leave this page”.

privacy-see-title = Who could see what
privacy-see =
    Whoever runs that computer could look into its memory during your visit.

    They may keep a list of visits: the time, the page, and the internet address that you came from. Your answers are not in it.

    Whoever runs the network that you use can see which site you open. If the address begins with https, they cannot see more.

    Whoever uses this browser after you can see its history and its downloads.
privacy-see-private =
    Whoever runs this site never gets your answers. They may keep a list of visits: the time, the files, and the internet address that you came from.

    Whoever runs the network that you use can see which site you open.

    Whoever uses this browser after you can see its history and its downloads.

privacy-none-title = What is not here
privacy-none = There is no advertising, and nobody counts or follows visitors. No fonts, pictures or scripts come from elsewhere. Your browser asks no other computer for anything.
privacy-none-private = There is no advertising, and nobody counts or follows visitors. All files of this page come from this one site. Your browser asks no other computer for anything.

privacy-browser-title = What is kept in your browser
privacy-browser =
    The history of your browser shows that you were here, and how many steps you took. It holds nothing of your answers. No page can clear it for you.

    Streamlit, the software under this page, keeps two small things in your browser. A third comes from what stands before it. None holds an answer.
privacy-browser-plain =
    The history of your browser shows which pages you opened: their addresses, with the key of your visit. It holds nothing of your answers. No page can clear it for you.

    Nothing else is kept there. There is no cookie, and your browser is asked not to keep copies of these pages.

    There is one exception. When the connection breaks just as you press a button, your browser may keep what it could not send. A private window keeps nothing.
privacy-browser-private =
    The history of your browser shows that you were here, and how many steps you took. It holds nothing of your answers. No page can clear it for you.

    Your browser keeps the files of this page, so that it works without a network the next time. They are the same for everybody. They stay until you clear what your browser keeps for this site. There is no cookie.

privacy-browser-cookie = A cookie against forgery. It holds a random number, and goes when you close the browser.
privacy-browser-theme = A note that light or dark follows your system. There is one for each page that you open by its address, and it names that page. It stays until you clear what your browser keeps for this site.

privacy-browser-way = A cookie that leads you back to the same computer, where several share the work. It holds a random number, and goes when you close the browser.

privacy-files-title = Files
privacy-files =
    Nothing is saved on your device unless you ask for it. A handout or a file with your answers is made when you press its button, in memory alone. Your browser then saves it. Whoever can open that file can read it.

    A file with answers that you load is read in memory, and then forgotten. A copy of the document that you hold against the rules is forgotten when you go to another page.

privacy-leave-title = Leaving in a hurry
privacy-leave =
    “Leave this page” stands at the top of every page. It clears your answers and shows a neutral page. Pressing Shift three times does the same.

    The history of your browser stays. So do files that you saved.
privacy-leave-plain =
    “Leave this page” stands at the top of every page. It ends your visit and shows a neutral page.

    The history of your browser stays, and its addresses lead to nothing then. Files that you saved stay too.

privacy-other-title = The other version
privacy-other = There is a full version of these pages, with scripts, and a small one without. They hold your answers in different ways. Each has a privacy page of its own.
