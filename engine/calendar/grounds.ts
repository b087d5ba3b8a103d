/** Why a clock may stop, and which clock it stops (domain.md §5). */
export interface Ground {
  readonly article: string
  readonly stops: readonly ('promised' | 'statutory')[]
  /** Posts that may begin it; none = only the process itself. */
  readonly startedBy: readonly string[]
}

const ARTICLE_45 = '行政许可法第四十五条'
const PROMISE = '承诺时限的规则（不属于行政许可法第四十五条）'

const byReviewer = ['reviewer', 'signatory'] as const
const byWindow = ['windowClerk', 'lead'] as const
const both = ['promised', 'statutory'] as const
const promised = ['promised'] as const

/**
 * A statutory clock stops only on the grounds of 行政许可法 art. 45, the promised one also while the applicant has the
 * ball. What no table names stops nothing.
 */
export const grounds = {
  expertReview: { article: ARTICLE_45, stops: both, startedBy: byReviewer },
  inspection: { article: ARTICLE_45, stops: both, startedBy: byReviewer },
  testing: { article: ARTICLE_45, stops: both, startedBy: byReviewer },
  quarantine: { article: ARTICLE_45, stops: both, startedBy: byReviewer },
  technicalAppraisal: { article: ARTICLE_45, stops: both, startedBy: byReviewer },
  tender: { article: ARTICLE_45, stops: both, startedBy: byReviewer },
  auction: { article: ARTICLE_45, stops: both, startedBy: byReviewer },
  hearing: { article: '行政许可法第四十五条至第四十八条', stops: both, startedBy: ['signatory'] },
  correction: { article: PROMISE, stops: promised, startedBy: byWindow },
  rectification: { article: PROMISE, stops: promised, startedBy: byWindow },
  payment: { article: PROMISE, stops: promised, startedBy: [] },
  publicity: { article: PROMISE, stops: promised, startedBy: [] },
  upstream: { article: PROMISE, stops: [], startedBy: [] },
  forceMajeure: { article: PROMISE, stops: promised, startedBy: ['signatory'] },
} as const satisfies { readonly [word: string]: Ground }

/** `null` for a word that is no ground. */
export function findGround(word: string): Ground | null {
  // Every entry is a ground, as `satisfies` says; only the words are unknown to the caller.
  return Object.hasOwn(grounds, word) ? grounds[word as keyof typeof grounds] : null
}
