import { drawDelivery } from '../../patterns/issuing.ts'
import type { Step } from '../step.ts'

/** 送达 (行政许可法 art. 44). */
export const deliver: Step = {
  key: 'deliver',
  version: 1,
  name: '送达',
  explanation: '把合订本送达企业；部分证照不予许可的，以“部分送达”结束。',
  words: ['送达', '领取', '寄送', '办结'],
  forms: [],
  draw: ({ naming }) => drawDelivery(naming),
}
