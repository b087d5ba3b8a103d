import { randomBytes, randomInt } from 'node:crypto'

/** Letters and digits that are not mistaken for each other on paper. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** Six characters beside the QR code: a number alone can be guessed, number and word cannot. */
export function newCheckWord(): string {
  return Array.from({ length: 6 }, () => alphabet.charAt(randomInt(alphabet.length))).join('')
}

/** 128 random bits, in hexadecimal. */
export function newVerificationCode(): string {
  return randomBytes(16).toString('hex')
}
