import { accepted, type Format, refused } from './format.ts'

/** 手机号码: 11 digits of the mainland. */
export const mobile: Format = (typed) => {
  const number = typeof typed === 'string' ? typed.replaceAll(/[\s-]/g, '') : ''
  return /^1[3-9]\d{9}$/.test(number)
    ? accepted(number)
    : refused(
        'mobile-pattern',
        'Expected a mobile number of 11 digits that begins with 13 to 19.',
        '手机号码应为 11 位数字，以 13 至 19 开头。',
      )
}
