import type { Text } from './text.ts'

/** 抄送 and 关注: tabs of the inbox, and what stands on the pages of tasks and applications. */
export const copyTexts = {
  'inboxTab.copied': ['抄送我', 'Copied to me'],
  'inboxTab.followed': ['关注', 'Followed'],
  'inboxEmpty.copied': ['没有抄送给您的任务', 'No copies'],
  'inboxEmpty.followed': ['还没有关注的申请', 'Nothing followed'],
  'inboxEmptyHint.copied': [
    '同事抄送给您的任务会出现在这里，只供阅读。',
    'What colleagues show you appears here, to be read.',
  ],
  'inboxEmptyHint.followed': [
    '在任务页或者申请页点“关注”，以后在这里看它办到哪一步。只有您自己看得见。',
    'Press “Follow” on the page of a task or an application to see here how far it is. Only you see it.',
  ],
  'inbox.summaryCopied': [
    '共 {total} 件，未读 {unread} 件；未读在前，再按期限从急到缓',
    '{total} in all, {unread} unread; unread first, then most urgent first',
  ],
  'inbox.summaryFollowed': [
    '共 {total} 件，各列最急的一步；期限最近的在前，办完的在后',
    '{total} in all, each at its most urgent step; most urgent first, ended ones last',
  ],
  'inbox.readState': ['阅读', 'Read'],
  'copy.unread': ['未读', 'unread'],
  'copy.read': ['已读', 'read'],
  'copy.title': ['抄送', 'Send copies'],
  'copy.hint': [
    '收到的人可以看这件任务，不能办理；各部门意见仍按规定的时间公开。',
    'Who gets a copy may read this task and decide nothing; opinions are shared when the rules share them.',
  ],
  'copy.to': ['抄送给', 'Copies to'],
  'copy.note': ['说明', 'Why'],
  'copy.send': ['抄送', 'Send'],
  'copy.received': ['{person} 抄送给您，只供阅读', '{person} sent you a copy, to be read'],
  'history.copied': ['抄送给 {people}', 'sent copies to {people}'],
  'follow.follow': ['关注', 'Follow'],
  'follow.unfollow': ['取消关注', 'Follow no longer'],
  'follow.private': ['只有您自己看得见', 'only you see it'],
  'taskState.answered': ['已办结', 'ended'],
  'frame.copies': ['抄送和关注', 'Copied and followed'],
} as const satisfies { readonly [key: string]: Text }
