export interface Breach {
  readonly rule: string
  readonly message: string
  readonly messageZh: string
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 §2.2 forbids exactly these
export const FORBIDDEN_CHARACTER = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/

const UNDEFINED = /&(?!(?:lt|gt|amp|quot|apos|#\d{1,7}|#x[\dA-Fa-f]{1,6});)[^\s;<]{0,40};?/

/** The first entity that XML does not define, or reference to a character that XML forbids; `null` without one. */
export function findBadReference(text: string): Breach | null {
  if (!text.includes('&')) return null
  const entity = UNDEFINED.exec(text)?.[0]
  if (entity !== undefined) {
    return {
      rule: 'entity',
      message: `Expected no entity, but found ${entity}.`,
      messageZh: `不允许实体引用：${entity}。`,
    }
  }
  for (const match of text.matchAll(/&#(x?)([\dA-Fa-f]+);/g)) {
    const code = Number.parseInt(match[2] ?? '', match[1] === 'x' ? 16 : 10)
    if (isCharacter(code)) continue
    return {
      rule: 'control-character',
      message: `Expected a character, but found ${match[0]}.`,
      messageZh: `不允许的字符引用：${match[0]}。`,
    }
  }
  return null
}

function isCharacter(code: number): boolean {
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return false
  return !FORBIDDEN_CHARACTER.test(String.fromCodePoint(code))
}
