import type { FaultKind } from '../../../engine/verify/fault.ts'
import type { DrawnPromise, VerifiedProcess } from './verified.ts'

/** One thing that is known of a process, good or bad, or not known. */
export interface VerdictPart {
  readonly tone: 'good' | 'bad' | 'open'
  readonly text: string
}

/** What was asked and what came of it, in few words: no deadlock, always comes to an end, worst case and promise. */
export function verdictOf({ id, faults, promises, undecided }: VerifiedProcess): readonly VerdictPart[] {
  const count = (...kinds: readonly FaultKind[]) => faults.filter(({ fault }) => kinds.includes(fault)).length
  const open = undecided.filter((each) => !promises.some((promise) => promise.undecided?.message === each.message))
  const isWhole = open.length === 0
  const locks = count('deadlock')
  const astray = count('no-way-out', 'leftover-token', 'lack-of-synchronisation')
  const endless = count('livelock')
  const dead = count('dead-node')
  const parts: readonly (VerdictPart | null)[] = [
    locks > 0 ? bad(`${locks} 处会卡死`) : isWhole ? good('无死锁') : null,
    astray > 0 ? bad(`${astray} 处令牌走错`) : null,
    endless > 0 ? bad(`${endless} 处转不出来`) : isWhole && locks + astray === 0 ? good('都能办结') : null,
    dead > 0 ? bad(`${dead} 步永远到不了`) : isWhole ? good('每一步都走得到') : null,
    isWhole ? null : { tone: 'open', text: '没有全部看完' },
  ]
  const own = promises.filter(({ element }) => element === id)
  const promised = own.length === 0 ? [{ tone: 'open', text: '没有写承诺时限' } as const] : own.map(promiseWords)
  return [...parts.filter((part) => part !== null), ...promised]
}

/** The worst case beside what is promised; what is certain is said even where more may come. */
export function promiseWords({ clock, promised, worst, undecided }: DrawnPromise): VerdictPart {
  const word = clock === 'statutory' ? '法定' : '承诺'
  if (worst === 0 && undecided === null) return good(`${word} ${promised} 天，里面没有另算这个时限的步骤`)
  if (worst > promised) return bad(`最坏 ${worst} 个工作日，${word} ${promised} 天`)
  return undecided === null
    ? good(`最坏 ${worst} 个工作日，${word} ${promised} 天`)
    : { tone: 'open', text: `最坏至少 ${worst} 个工作日，${word} ${promised} 天，未能判定` }
}

function good(text: string): VerdictPart {
  return { tone: 'good', text }
}

function bad(text: string): VerdictPart {
  return { tone: 'bad', text }
}
