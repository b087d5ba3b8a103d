import { accepted, type Format, refused } from './format.ts'

/** Money is typed in 万元 with at most six decimals and kept in whole cents (分): 1 万元 = 1,000,000 分. */
export const money: Format = (typed) => {
  const text = typeof typed === 'number' ? plainDecimal(typed) : typeof typed === 'string' ? typed.trim() : ''
  const match = /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(text.replaceAll(',', ''))
  if (match === null) {
    return refused(
      'money-pattern',
      'Expected an amount in units of 10,000 yuan, not negative, with at most 9 digits and 6 decimals.',
      '金额应以万元为单位，不得为负，整数最多 9 位，小数最多 6 位。',
    )
  }
  return accepted(Number(match[1]) * 1_000_000 + Number((match[2] ?? '').padEnd(6, '0')))
}

/** A number as its decimal digits; `1e-7` and the like give no match, which is right: too many decimals. */
function plainDecimal(value: number): string {
  return Number.isFinite(value) ? String(value) : ''
}
