import type { Text } from './text.ts'

/** 会审 */
export const jointReviewTexts = {
  'jointReview.title': ['各部门意见', 'Opinions of all departments'],
  'jointReview.hint': [
    '到期未答复的视为没有意见，由该部门负责；有部门不同意或者整改未完成的，不能通过。意见按模板起草，可以修改，以提交的为准。',
    'Silence counts as no objection, for which the department answers. Nothing passes that is objected to or not mended. The opinion is drafted by a template; what you submit counts.',
  ],
  'jointReview.summary': [
    '{items} 项，{deemed} 项视为没有意见，{against} 项未解决',
    '{items} items, {deemed} deemed, {against} not settled',
  ],
  'jointReview.none': ['没有其他部门的意见。', 'There are no opinions of other departments.'],
  'jointReview.deemed': ['未答复，视为没有意见', 'no answer: deemed no objection'],
  'jointReview.deemedWhen': ['到期未答复', 'did not answer in time'],
  'jointReview.finding': ['问题（{state}）：{text}', 'Finding ({state}): {text}'],
  'findingState.open': ['待整改', 'open'],
  'findingState.fixed': ['已整改，待核查', 'mended, to be judged'],
  'findingState.closed': ['已销号', 'closed'],
  'findingState.reopened': ['已退回', 'reopened'],
  'findingState.promised': ['已承诺', 'promised'],
} as const satisfies { readonly [key: string]: Text }
