import type { LifecycleWords } from '../lifecycles/must-move.ts'
import type { ApplicationMove, ApplicationState } from './lifecycle.ts'

export const applicationWords: LifecycleWords<ApplicationState, ApplicationMove> = {
  thing: ['申请', 'An application'],
  states: {
    draft: ['草稿', 'a draft'],
    submitted: ['已提交，待受理', 'submitted'],
    returned: ['已退回补正', 'returned'],
    inReview: ['审查中', 'in review'],
    inCorrection: ['补正中', 'in correction'],
    decided: ['已决定', 'decided'],
    issuing: ['正在核发', 'being issued'],
    delivered: ['已送达', 'delivered'],
    partlyDelivered: ['部分送达', 'partly delivered'],
    refused: ['不予许可', 'refused'],
    declined: ['不予受理', 'declined'],
    withdrawn: ['已撤回', 'withdrawn'],
    lapsed: ['逾期失效', 'lapsed'],
  },
  moves: {
    submit: ['提交', 'submitted'],
    accept: ['受理', 'accepted'],
    deem: ['视为受理', 'deemed accepted'],
    decline: ['不予受理', 'declined'],
    return: ['退回补正', 'returned'],
    resubmit: ['提交补正', 'resubmitted'],
    lapse: ['按逾期处理', 'let lapse'],
    askForCorrection: ['要求补正', 'sent back for correction'],
    conclude: ['办结审查', 'concluded'],
    issue: ['核发', 'issued'],
    refuse: ['不予许可', 'refused'],
    withdraw: ['撤回', 'withdrawn'],
    deliver: ['送达', 'delivered'],
    deliverPart: ['部分送达', 'partly delivered'],
  },
}
