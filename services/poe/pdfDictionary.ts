const TOKEN = /<<|>>|[[\](]|<[^>]*>?|%[^\r\n]*|\/[^\0\s()<>[\]{}/%]*|[^\0\s()<>[\]{}/%]+|[^]/y;

/**
 * The keys of the dictionary at the start of `text`, each with the first token of its value. Nested
 * dictionaries, strings and comments are left out. Ends with the dictionary or the text.
 */
export function pdfDictionary(text: string): Map<string, string> {
  const entries = new Map<string, string>();
  let depth = 0;
  let key: string | undefined;
  for (const token of tokens(text)) {
    if (depth === 0 && token !== '<<') break;
    if (token === '>>' || token === ']') depth -= 1;
    if (depth === 0 && token === '>>') break;
    if (key !== undefined) {
      entries.set(key, token);
      key = undefined;
    } else if (depth === 1 && token.startsWith('/')) {
      key = nameOf(token);
    }
    if (token === '<<' || token === '[') depth += 1;
  }
  return entries;
}

function* tokens(text: string): Generator<string> {
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0] ?? '';
    at = token === '(' ? endOfString(text, at) : at + token.length;
    if (token.trim() !== '' && token !== '\0' && !token.startsWith('%')) yield token;
  }
}

/** The end of a string, which holds balanced brackets; a backslash escapes the next character. */
function endOfString(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

/** The name in a token, in which any letter may be written as `#` and two hexadecimal digits. */
function nameOf(token: string): string {
  return token
    .slice(1)
    .replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
