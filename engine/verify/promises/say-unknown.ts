import type { Undecided } from '../fault.ts'
import type { Unknowable, Unknown } from './worst.ts'

/** Why a promise is not decided, with what to do about it. */
export function sayUnknown(promise: string, { element, why }: Unknown): Undecided {
  const [message, messageZh] = sentences[why](element)
  return {
    element,
    message: `Not decided: the promise of ${promise}, for ${message}.`,
    messageZh: `未能判定“${promise}”的承诺时限：${messageZh}。`,
  }
}

const sentences: { readonly [Why in Unknowable]: (element: string) => readonly [english: string, chinese: string] } = {
  loop: (element) => [
    `a loop through ${element} has no siji:rounds`,
    `经过“${element}”的循环没有 siji:rounds，请在返回的流向上写明最多几轮`,
  ],
  repeated: (element) => [
    `${element} is repeated nobody knows how often; give it a service level for all of it, or a fixed number`,
    `“${element}”逐一重复的次数不定，请给出固定次数，或者在外层写明总时限`,
  ],
  time: (element) => [
    `${element} waits for a time that depends on data; a duration or add working days(now(), n) can be reckoned`,
    `“${element}”等到的时间取决于数据；固定的时长或者 add working days(now(), n) 才能计算`,
  ],
  called: (element) => [
    `${element} calls a process that is not known here; name its file with --also, or give the activity a service level`,
    `“${element}”调用的流程不在其中，请把它的文件一并给出（siji verify 用 --also），或者为它写明时限`,
  ],
  chosen: (element) => [
    `in ${element} somebody chooses what is done and how often; give it a service level`,
    `“${element}”中做什么、做几次由人选择，请为它写明时限`,
  ],
  undone: (element) => [
    `what ${element} undoes depends on what was done before`,
    `“${element}”撤销哪些步骤取决于此前做过什么`,
  ],
  tooMany: (element) => [
    `the ways from ${element} with their rounds are too many to compare`,
    `从“${element}”出发的路径与轮次太多，没有逐一比较`,
  ],
}
