export const colours = ['yellow', 'red'] as const

export type Colour = (typeof colours)[number]

/** For what a card is proposed; the ground says the colour, so that nobody picks one (domain.md §7). */
export const cardGrounds = {
  lateRectification: { colour: 'yellow', zh: '逾期未完成整改', en: 'Rectification is late' },
  falseVideo: { colour: 'yellow', zh: '整改视频弄虚作假', en: 'A video of the rectification is false' },
  absence: { colour: 'yellow', zh: '无故缺席联合勘验', en: 'Absent from the survey without reason' },
  adviceIgnored: { colour: 'yellow', zh: '两次不听项目管家劝告', en: 'The steward’s advice was ignored twice' },
  worksBeforePermit: {
    colour: 'red',
    zh: '未取得施工许可证擅自开工',
    en: 'Works began before the construction permit',
  },
  twoYellows: { colour: 'red', zh: '十二个月内两次黄牌', en: 'Two yellow cards within twelve months' },
  falseReport: { colour: 'red', zh: '提交虚假报告', en: 'A false report' },
  safetyIgnored: { colour: 'red', zh: '对安全问题拒不整改', en: 'A safety finding was ignored' },
} as const satisfies {
  readonly [ground: string]: { readonly colour: Colour; readonly zh: string; readonly en: string }
}

export type CardGround = keyof typeof cardGrounds

// The keys of the object above, which it is read from.
export const groundNames = Object.keys(cardGrounds) as readonly CardGround[]

/** Months for which a card lasts: a yellow one from the closure of what it was given for, a red one from its giving. */
export const monthsInForce: { readonly [colour in Colour]: number } = { yellow: 6, red: 12 }

/** Working days in which the party is heard. */
export const HEARING_DAYS = 5

/** Two yellow cards within so many months propose a red one. */
export const MONTHS_OF_TWO_YELLOWS = 12
