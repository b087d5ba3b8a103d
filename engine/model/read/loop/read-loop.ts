import { childOf, isTrue, type ModdleElement, textOf } from '../../moddle.ts'
import type { Loop } from '../../nodes/loop.ts'
import { readCondition } from '../read-expression.ts'
import type { Reading } from '../reading.ts'
import { readMultiInstance } from './read-multi-instance.ts'

/** How often an activity is carried out (BPMN 2.0.2 §10.3.8); `null` = once, `refused` after a problem. */
export function readLoop(activity: ModdleElement, reading: Reading): Loop | null | 'refused' {
  const loop = childOf(activity, 'loopCharacteristics')
  if (loop === null) return null
  if (isTrue(activity, 'triggeredByEvent')) {
    reading.refuse(
      activity,
      'loop-misplaced',
      'Expected an event sub-process without loop characteristics: its event says how often it starts.',
      '事件子流程不得设置循环或多实例：启动次数由其事件决定。',
    )
    return 'refused'
  }
  return loop.$type === 'bpmn:StandardLoopCharacteristics'
    ? readStandardLoop(activity, loop, reading)
    : readMultiInstance(activity, loop, reading)
}

function readStandardLoop(activity: ModdleElement, loop: ModdleElement, reading: Reading): Loop | 'refused' {
  const text = textOf(loop, 'loopMaximum')
  const expression = childOf(loop, 'loopCondition')
  if (text !== null && !/^[1-9]\d{0,8}$/.test(text)) {
    reading.refuse(
      activity,
      'loop-maximum',
      `Expected loopMaximum to be a whole number from 1, but found ${text}.`,
      `loopMaximum 应为不小于 1 的整数，实际为 ${text}。`,
    )
    return 'refused'
  }
  if (text === null && expression === null) {
    reading.refuse(
      activity,
      'loop-without-end',
      'Expected the loop to have a loopCondition or a loopMaximum, but it has neither and would never end.',
      '循环既没有条件（loopCondition）也没有次数上限（loopMaximum），将永不结束。',
    )
    return 'refused'
  }
  const condition = readCondition(activity, expression, reading)
  if (condition === 'refused') return 'refused'
  return {
    type: 'standardLoop',
    testBefore: isTrue(loop, 'testBefore'),
    maximum: text === null ? null : Number(text),
    condition,
  }
}
