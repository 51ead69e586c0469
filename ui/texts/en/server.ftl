# What the server says when the app cannot.

server-scripts = This page needs scripts, and they are off here.
server-absent-title = There is no such page
server-absent = The address may be mistyped, or the page may be gone.
server-full-title = Too many people are here right now
server-full = Please try again in a few minutes. The pages without scripts still work.
server-start = Go to the start
