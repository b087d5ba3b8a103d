import { accepted, type Format, refused } from './format.ts'
import { isRealDate } from './real-date.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** 公民身份号码: GB 11643-1999 with a real birth date and its check character. */
export const citizenId: Format = (typed) => {
  const id = typeof typed === 'string' ? typed.trim().toUpperCase() : ''
  if (!/^[1-9][0-9]{16}[0-9X]$/.test(id)) {
    return refused(
      'citizen-id-pattern',
      'Expected an identity number of 17 digits and a check character.',
      '身份证号码应为 17 位数字加 1 位校验码。',
    )
  }
  if (!isRealDate(`${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`)) {
    return refused(
      'citizen-id-birth-date',
      'Expected the digits 7 to 14 of the identity number to be a birth date that exists.',
      '身份证号码第 7 至 14 位不是有效的出生日期。',
    )
  }
  const sum = weights.reduce((total, weight, index) => total + weight * Number(id[index]), 0)
  if ('10X98765432'.charAt(sum % 11) !== id[17]) {
    return refused(
      'citizen-id-check',
      'Expected the check character of the identity number to fit.',
      '身份证号码的校验码不正确，请核对。',
    )
  }
  return accepted(id)
}
