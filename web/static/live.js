// Live updates: fetches the page anew every so often and puts its marked parts in place.
// A part in which somebody is at work, or has opened something, is left as it is.
const root = document.querySelector("[data-live-every]");
const every = Number(root.dataset.liveEvery) * 1000;

const inUse = (part) =>
  part.contains(document.activeElement) || part.querySelector("details[open]") !== null;

const refresh = async () => {
  if (document.hidden) return;
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of document.querySelectorAll("[data-live]")) {
    const now = fresh.getElementById(part.id);
    if (now !== null && !inUse(part) && !part.isEqualNode(now)) part.replaceWith(now);
  }
};

// A page that answers a form is not one that can be fetched again.
if (document.querySelector("[role=alert]") === null) {
  setInterval(() => refresh().catch(() => {}), every);
}
