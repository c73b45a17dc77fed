/**
 * Counts the words of a text.
 *
 * Scripts that do not part words with spaces (Han, kana, Thai, Lao, Khmer, Myanmar) count a word for
 * every 1.6 characters, about what a Chinese or Japanese word has on average.
 */
export function countWords(text: string): number {
  let words = 0;
  let unspaced = 0;
  let inWord = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const kind = code < 0x80 ? (ASCII[code] ?? 0) : kindOf(code);
    // Without branches, which a processor guesses wrong at both ends of every word.
    words += kind & LETTER & ~inWord;
    inWord = (kind & LETTER) | ((kind >> 1) & inWord);
    unspaced += kind >> 2;
  }
  return words + Math.round(unspaced / 1.6);
}

/** Kinds of characters, one bit each; 0 ends a word. */
const LETTER = 1;
const JOINER = 2;
const UNSPACED = 4;

function kindOf(code: number): number {
  if (isUnspaced(code)) return UNSPACED;
  if (isLetter(code)) return LETTER;
  return isJoiner(code) ? JOINER : 0;
}

const ASCII = Uint8Array.from({ length: 0x80 }, (_, code) => kindOf(code));

function isUnspaced(code: number): boolean {
  return (
    code >= 0x0e01 &&
    ((code >= 0x4e00 && code <= 0x9fff) || // Han
      (code >= 0x3041 && code <= 0x30ff) || // Hiragana, Katakana
      (code >= 0x3400 && code <= 0x4dbf) || // Han, extension A
      (code >= 0xf900 && code <= 0xfaff) || // Han, compatibility
      (code >= 0xd840 && code <= 0xd888) || // Han, extensions B and later: one high surrogate a character
      (code >= 0x0e01 && code <= 0x0eff) || // Thai, Lao
      (code >= 0x1000 && code <= 0x109f) || // Myanmar
      (code >= 0x1780 && code <= 0x17ff)) // Khmer
  );
}

/** Letters and digits of any script, by exclusion: everything that is not a space, sign or punctuation block. */
function isLetter(code: number): boolean {
  if (code < 0x80)
    return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba;
  if (code >= 0x2000 && code <= 0x2bff) return false;
  if (code >= 0x3000 && code <= 0x303f) return false;
  if (code >= 0xd800 && code <= 0xdfff) return false;
  return !OTHER_PUNCTUATION.has(code);
}

/** What may stand inside a word without ending it: apostrophes, hyphens, dots between digits, joiners. */
function isJoiner(code: number): boolean {
  return code === 0x27 || code === 0x2d || code === 0x2e || code === 0x2019 || code === 0x200c || code === 0x200d;
}

/** × ÷, Arabic comma, semicolon, question mark and full stop, full-width forms of , . ! ? ( ) : ; */
const OTHER_PUNCTUATION = new Set([
  0xd7, 0xf7, 0x060c, 0x061b, 0x061f, 0x06d4, 0xff0c, 0xff0e, 0xff01, 0xff1f, 0xff08, 0xff09, 0xff1a, 0xff1b,
]);
