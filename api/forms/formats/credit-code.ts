import { accepted, type Format, refused } from './format.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const organisationAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** 统一社会信用代码: GB 32100-2015 with its own check digit and that of the organisation code in it (GB 11714). */
export const creditCode: Format = (typed) => {
  const code = typeof typed === 'string' ? typed.trim().toUpperCase() : ''
  if (code.length !== 18) {
    return refused(
      'credit-code-length',
      `Expected a credit code of 18 characters, but found ${code.length}.`,
      `统一社会信用代码应为 18 位，现为 ${code.length} 位。`,
    )
  }
  const strange = [...code].find((character) => !alphabet.includes(character))
  if (strange !== undefined || !/^.{2}[0-9]{6}/.test(code)) {
    return refused(
      'credit-code-characters',
      'Expected digits and capital letters without I, O, S, V, Z, and an area code of 6 digits from the third place.',
      '统一社会信用代码由数字和大写字母组成，不使用 I、O、S、V、Z，第 3 至 8 位为行政区划代码。',
    )
  }
  if (organisationCheckDigit(code.slice(8, 16)) !== code[16]) {
    return refused(
      'credit-code-organisation-check',
      'Expected the check digit of the organisation code (17th character) to fit.',
      '统一社会信用代码第 17 位（组织机构代码校验码）不正确，请核对。',
    )
  }
  if (creditCodeCheckDigit(code.slice(0, 17)) !== code[17]) {
    return refused(
      'credit-code-check',
      'Expected the check digit (18th character) to fit.',
      '统一社会信用代码第 18 位（校验码）不正确，请核对。',
    )
  }
  return accepted(code)
}

/** GB 11714: 11 − Σ mod 11 over eight weighted characters, where 10 is written X and 11 is 0. */
function organisationCheckDigit(body: string): string {
  const sum = [...body].reduce(
    (total, character, index) => total + organisationAlphabet.indexOf(character) * (organisationWeights[index] ?? 0),
    0,
  )
  const digit = 11 - (sum % 11)
  return digit === 10 ? 'X' : digit === 11 ? '0' : String(digit)
}

/** GB 32100-2015: (31 − Σ vᵢ·(3^(i−1) mod 31) mod 31) mod 31. */
function creditCodeCheckDigit(body: string): string {
  let weight = 1
  let sum = 0
  for (const character of body) {
    sum += alphabet.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return alphabet.charAt((31 - (sum % 31)) % 31)
}
