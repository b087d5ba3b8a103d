import { accepted, type Format, refused } from './format.ts'

/** 不动产单元号 (GB/T 37346-2019): 28 characters, stored without the spaces with which it is printed. */
export const realEstateUnitNumber: Format = (typed) => {
  const number = typeof typed === 'string' ? typed.replaceAll(/\s/g, '').toUpperCase() : ''
  if (!/^\d{12}[GJZ][A-Z]\d{5}(?:[FLQ]\d{8}|W0{8})$/.test(number)) {
    return refused(
      'real-estate-unit-number-pattern',
      'Expected a real estate unit number of 28 characters such as 430302 009001 GB00901 W00000000.',
      '不动产单元号应为 28 位，形如 430302 009001 GB00901 W00000000。',
    )
  }
  return accepted(number)
}
