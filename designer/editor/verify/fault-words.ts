import type { Fault, FaultKind } from '../../../engine/verify/fault.ts'
import type { Names } from '../model/with-names.ts'

/** What is wrong, in a sentence of its own, and what to do about it. */
export interface FaultWords {
  readonly title: string
  readonly sentence: string
  readonly advice: string
}

type Sentence = (elements: string) => Omit<FaultWords, 'title'>

const words: Readonly<Record<Exclude<FaultKind, 'over-promise'>, readonly [title: string, Sentence]>> = {
  deadlock: [
    '卡死',
    (elements) => ({
      sentence: `流程会卡死在${elements}：令牌等在这里，等的那一路再也不会来。`,
      advice: '看看前面是不是只走了其中几路：分支用什么网关分开，就用同一种网关汇合。',
    }),
  ],
  livelock: [
    '转不出来',
    (elements) => ({
      sentence: `流程会一直在${elements}之间转，再也到不了结束。`,
      advice: '给这个循环一条出去的路。',
    }),
  ],
  'dead-node': [
    '永远到不了',
    (elements) => ({
      sentence: `没有任何走法会到${elements}。`,
      advice: '补一条通向它的连线，或者改正永远不成立的条件；不需要就删掉。',
    }),
  ],
  'leftover-token': [
    '多出一个令牌',
    (elements) => ({
      sentence: `${elements}汇合放行以后，又来了一个令牌，没有人再等它。`,
      advice: '看看有没有一路会走两次，或者绕过了分支的起点。',
    }),
  ],
  'lack-of-synchronisation': [
    '没有汇合',
    (elements) => ({
      sentence: `${elements}会同时有两个令牌，同一件事会办两遍：前面分开的几路没有汇合。`,
      advice: '在它前面加一个与分支相同的汇合网关。',
    }),
  ],
  'no-way-out': [
    '无路可走',
    (elements) => ({
      sentence: `${elements}的条件可能都不成立，流程会停在这里，变成异常。`,
      advice: '给它一条默认流向。',
    }),
  ],
}

export function faultWords({ fault, elements, overrun }: Fault, names: Names): FaultWords {
  if (fault === 'over-promise') {
    const [element = ''] = elements
    return {
      title: '超过承诺',
      sentence: `“${names[element] ?? element}”承诺 ${overrun?.promised ?? 0} 个工作日，最坏要 ${overrun?.worst ?? 0} 个。`,
      advice: '缩短其中几步的时限，或者让它们同时办；不行就把承诺改长。',
    }
  }
  const [title, sentence] = words[fault]
  return { title, ...sentence(elements.map((id) => `“${names[id] ?? id}”`).join('、')) }
}
