import { accepted, type Format, refused } from './format.ts'

/** 地址: long enough to be found, in words and not in numbers alone. */
export const address: Format = (typed) => {
  const text = typeof typed === 'string' ? typed.trim().replaceAll(/\s+/g, ' ') : ''
  return [...text].length >= 6 && /\p{L}{2}/u.test(text)
    ? accepted(text)
    : refused(
        'address-too-short',
        'Expected an address with its road and number, at least 6 characters.',
        '地址应写到道路和门牌，至少 6 个字。',
      )
}
