import type { Colour } from './mark.ts'

/** A4 in points. */
export const sheetWidth = 595.28
export const sheetHeight = 841.89

/** The column in which everything but frame and footer stands. */
export const left = 63
export const right = sheetWidth - left
export const columnWidth = right - left

export const millimetre = 72 / 25.4

export const ink: Colour = [0x17, 0x21, 0x2e]
export const softInk: Colour = [0x46, 0x52, 0x63]
export const ruleGrey: Colour = [0x7b, 0x87, 0x96]
export const lineGrey: Colour = [0xdc, 0xe1, 0xe7]
export const sealRed: Colour = [0xc4, 0x16, 0x1c]
