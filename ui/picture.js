// Puts a picture into the page. It comes as finished SVG, which is read as XML: nothing in it can become a script.

export default function ({ data, parentElement }) {
  const read = new DOMParser().parseFromString(data.svg, "image/svg+xml").documentElement;
  const box = document.createElement("div");
  box.className = "picture-box";
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", data.label);
  box.append(document.importNode(read, true));
  parentElement.replaceChildren(box);
}
