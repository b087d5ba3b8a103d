/** Why a clock may stop, and which clock it stops (domain.md §5). */
export interface Ground {
  readonly name: string
  readonly nameZh: string
  readonly article: string
  readonly stops: readonly ('promised' | 'statutory')[]
  /** Posts that may begin it; none = only the process itself. */
  readonly startedBy: readonly string[]
}

const ARTICLE_45 = '行政许可法第四十五条'
const PROMISE = '承诺时限的规则（不属于行政许可法第四十五条）'

const both = ['promised', 'statutory'] as const
const promised = ['promised'] as const

/**
 * A statutory clock stops only on the grounds of 行政许可法 art. 45, the promised one also while the applicant has the
 * ball. What no table names stops nothing.
 */
export const grounds = {
  expertReview: {
    name: 'expert review',
    nameZh: '专家评审',
    article: ARTICLE_45,
    stops: both,
    startedBy: ['reviewer', 'signatory'],
  },
  inspection: {
    name: 'inspection',
    nameZh: '检验',
    article: ARTICLE_45,
    stops: both,
    startedBy: ['reviewer', 'signatory'],
  },
  testing: { name: 'testing', nameZh: '检测', article: ARTICLE_45, stops: both, startedBy: ['reviewer', 'signatory'] },
  quarantine: {
    name: 'quarantine',
    nameZh: '检疫',
    article: ARTICLE_45,
    stops: both,
    startedBy: ['reviewer', 'signatory'],
  },
  technicalAppraisal: {
    name: 'technical appraisal',
    nameZh: '鉴定',
    article: ARTICLE_45,
    stops: both,
    startedBy: ['reviewer', 'signatory'],
  },
  tender: { name: 'tender', nameZh: '招标', article: ARTICLE_45, stops: both, startedBy: ['reviewer', 'signatory'] },
  auction: { name: 'auction', nameZh: '拍卖', article: ARTICLE_45, stops: both, startedBy: ['reviewer', 'signatory'] },
  hearing: {
    name: 'hearing',
    nameZh: '听证',
    article: '行政许可法第四十五条至第四十八条',
    stops: both,
    startedBy: ['signatory'],
  },
  correction: {
    name: 'correction',
    nameZh: '补正',
    article: PROMISE,
    stops: promised,
    startedBy: ['windowClerk', 'lead'],
  },
  rectification: {
    name: 'rectification',
    nameZh: '整改',
    article: PROMISE,
    stops: promised,
    startedBy: ['windowClerk', 'lead'],
  },
  payment: { name: 'payment', nameZh: '缴纳税费', article: PROMISE, stops: promised, startedBy: [] },
  publicity: { name: 'publicity', nameZh: '公示', article: PROMISE, stops: promised, startedBy: [] },
  upstream: { name: 'another authority', nameZh: '等待其他机关', article: PROMISE, stops: [], startedBy: [] },
  forceMajeure: {
    name: 'force majeure',
    nameZh: '不可抗力',
    article: PROMISE,
    stops: promised,
    startedBy: ['signatory'],
  },
} as const satisfies { readonly [word: string]: Ground }

/** `null` for a word that is no ground. */
export function findGround(word: string): Ground | null {
  // Every entry is a ground, as `satisfies` says; only the words are unknown to the caller.
  return Object.hasOwn(grounds, word) ? grounds[word as keyof typeof grounds] : null
}
