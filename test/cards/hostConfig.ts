/** How Teams shows cards, as near as its host config is known. */
type Look = {
  name: 'light' | 'dark';
  back: string;
  colours: Palette;
  containers: Record<string, string>;
};
type Palette = Record<string, readonly [normal: string, subtle: string]>;

const light: Look = {
  name: 'light',
  back: '#ffffff',
  colours: {
    default: ['#242424', '#616161'],
    dark: ['#242424', '#616161'],
    light: ['#ffffff', '#e0e0e0'],
    accent: ['#5b5fc7', '#7f85f5'],
    good: ['#237b4b', '#428000'],
    warning: ['#835c00', '#c19c00'],
    attention: ['#c4314b', '#d13438'],
  },
  containers: {
    emphasis: '#f5f5f5',
    good: '#e7f2da',
    warning: '#fbf6d9',
    attention: '#fcf4f6',
    accent: '#e8ebfa',
  },
};
const dark: Look = {
  name: 'dark',
  back: '#292929',
  colours: {
    default: ['#ffffff', '#adadad'],
    dark: ['#ffffff', '#adadad'],
    light: ['#242424', '#616161'],
    accent: ['#7f85f5', '#9299f7'],
    good: ['#92c353', '#6bb700'],
    warning: ['#f8d22a', '#f2c812'],
    attention: ['#f9526b', '#e37d80'],
  },
  containers: {
    emphasis: '#1f1f1f',
    good: '#0d2e0d',
    warning: '#463100',
    attention: '#3e1f25',
    accent: '#2f2f4a',
  },
};
export const looks = [light, dark] as const;

function hostConfig({ back, colours, containers }: Look): object {
  const foregroundColors = Object.fromEntries(
    Object.entries(colours).map(([name, [normal, subtle]]) => [name, { default: normal, subtle }]),
  );
  const styles = { default: back, ...containers };
  return {
    supportsInteractivity: true,
    fontFamily: "'Segoe UI', 'Open Sans', 'Liberation Sans', sans-serif",
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
    fontWeights: { lighter: 200, default: 400, bolder: 600 },
    spacing: { none: 0, small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: back === '#ffffff' ? '#e0e0e0' : '#424242' },
    actions: {
      maxActions: 6,
      buttonSpacing: 8,
      actionsOrientation: 'Horizontal',
      actionAlignment: 'Left',
    },
    containerStyles: Object.fromEntries(
      Object.entries(styles).map(([name, backgroundColor]) => [
        name,
        { backgroundColor, foregroundColors },
      ]),
    ),
    inputs: {
      label: {
        requiredInputs: { weight: 'Bolder', suffix: ' *', suffixColor: 'Attention' },
        optionalInputs: { weight: 'Bolder' },
      },
      errorMessage: { color: 'Attention', weight: 'Bolder' },
    },
  };
}

/** A page with a function `draw(card)`, which answers what is wider than the card. */
export function frameOf(look: Look): string {
  const [text] = look.colours.default ?? [''];
  const line = look.name === 'light' ? '#d1d1d1' : '#616161';
  return `<!doctype html><html lang="en"><style>
  body { margin: 0; background: ${look.name === 'light' ? '#f0f0f0' : '#141414'}; color: ${text}; }
  #card { margin: 8px; border: 1px solid ${line}; border-radius: 4px; overflow: hidden; background: ${look.back}; }
  input, textarea, select { width: 100%; box-sizing: border-box; padding: 6px; font: 14px 'Liberation Sans'; border-radius: 4px;
    color: ${text}; background: ${look.name === 'light' ? '#f5f5f5' : '#1f1f1f'}; border: 1px solid ${line}; }
  input[type=checkbox], input[type=radio] { width: auto; }
  .ac-pushButton { font: 600 14px 'Liberation Sans'; padding: 6px 16px; min-height: 32px; border-radius: 4px; color: ${text};
    background: ${look.back}; border: 1px solid ${line}; }
  .ac-pushButton.style-positive { background: #5b5fc7; color: #fff; }
  .ac-pushButton.style-destructive { color: ${look.colours.attention?.[0]}; }
  a { color: inherit; }
  .ac-textBlock, .ac-richTextBlock { overflow-wrap: break-word; }
  .ac-actionSet > div, .ac-actionSet { flex-wrap: wrap; row-gap: 8px; }
</style><body><div id="card"></div><script>
  function draw(json) {
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = new AdaptiveCards.HostConfig(${JSON.stringify(hostConfig(look))});
    card.parse(json);
    const place = document.getElementById('card');
    place.replaceChildren(card.render());
    const right = place.getBoundingClientRect().right;
    return [...place.querySelectorAll('*')]
      .filter((one) => one.getBoundingClientRect().right > right + 1 || one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 && one.className.startsWith('ac-'))
      .map((one) => one.className + ': ' + one.textContent.slice(0, 40)).slice(0, 3).join(' | ');
  }
</script></body></html>`;
}
