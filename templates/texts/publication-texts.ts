import type { Text } from './text.ts'

/** Requests to publish, and old versions that are published again. */
export const publicationTexts = {
  'publication.title': ['发布申请', 'Requests to publish'],
  'publication.wanted': [
    '本园区发布流程须经第二名管理员批准。',
    'In this park a second manager approves what is published.',
  ],
  'publication.asked': ['{name} 于 {time} 提出', 'asked by {name}, {time}'],
  'publication.state.asked': ['待审批', 'waits for a decision'],
  'publication.state.published': [
    '{name} 已批准，发布为第 {version} 版',
    'approved by {name}, published as version {version}',
  ],
  'publication.state.refused': ['{name} 未批准', 'refused by {name}'],
  'publication.state.withdrawn': ['已撤回，或者草稿又有修改', 'withdrawn, or the draft was changed since'],
  'publication.note': ['这一版改了什么', 'What is new'],
  'publication.reasonGiven': ['不批准的理由', 'Why it was refused'],
  'publication.before': ['现行第 {version} 版', 'Version {version}, in force'],
  'publication.first': ['还没有发布过', 'Nothing published yet'],
  'publication.after': ['申请发布的一版', 'What is to be published'],
  'publication.own': [
    '您是申请人，须由另一名管理员决定。草稿再有修改，申请即撤回。',
    'You asked, so another manager decides. A later change of the draft withdraws the request.',
  ],
  'publication.decide': ['决定', 'Decide'],
  'publication.approve': ['批准并发布', 'Approve and publish'],
  'publication.reason': ['不批准的理由', 'Why not'],
  'publication.refuse': ['不批准', 'Refuse'],
  'publication.withdraw': ['撤回申请', 'Withdraw'],
  'publication.back': ['返回流程设计', 'Back to the designer'],
  'publication.again': ['再次发布', 'Publish again'],
  'publication.againTitle': ['再次发布第 {version} 版', 'Publish version {version} again'],
  'publication.againLead': [
    '第 {version} 版的全部文件原样发布为新的一版，其间的版本都保留。新申请按它办理，正在办理的按原来的版本办完。',
    'Every file of version {version} becomes the newest version; those in between stay. New applications are handled by it, and what runs finishes by its own.',
  ],
  'publication.againDo': ['发布', 'Publish'],
  'publication.againAsk': ['提交审批', 'Ask for approval'],
  'publication.why': ['为什么换回这一版', 'Why this version'],
  'publication.notNow': ['不发布', 'Not now'],
  'publication.same': ['与第 {version} 版内容相同', 'the same as version {version}'],
} as const satisfies { readonly [key: string]: Text }
