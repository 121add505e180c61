/** Runs in the page: the contrast of visible texts to their background (WCAG 2, 1.4.3). */
export const contrasts = `(() => {
  const rgb = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
  return [...document.body.querySelectorAll('*')]
    .filter((element) => hasText(element) && element.checkVisibility() && element.tagName !== 'SCRIPT')
    .map((element) => {
      const [one, two] = [light(rgb(getComputedStyle(element).color)), light(behind(element))];
      return { text: element.textContent.slice(0, 40), ratio: (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05) };
    });
})()`;
