// Takes the counts of the whole answer up into the search page, once it stands.
const place = document.querySelector("#facets[data-from]");

if (place) {
  fetch(place.dataset.from)
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
    .then((text) => {
      const found = new DOMParser().parseFromString(text, "text/html").getElementById("facets");
      place.replaceChildren(...found.childNodes);
    })
    .catch(() => { /* the link to the counts stays */ });
}
