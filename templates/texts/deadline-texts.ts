import type { Text } from './text.ts'

/** The calendar of a due date, the deadline calculator, and what explains dates elsewhere. */
export const deadlineTexts = {
  'dueCalendar.acceptance': ['受理', 'accepted'],
  'dueCalendar.receipt': ['收到', 'received'],
  'dueCalendar.step': ['开始', 'begun'],
  'dueCalendar.makeUp': ['班 {day}', '+{day}'],
  'dueCalendar.suspended': ['停', 'paused'],
  'dueCalendar.leftOut': ['……中间略去 {weeks} 周……', '… {weeks} weeks left out …'],
  'deadline.title': ['期限推算', 'Deadline calculator'],
  'deadline.hint': [
    '按工作日推算办理期限：受理当天不计，跳过周末和节假日，调休上班的日子照计，最后一天下班时到期。结果可以复制链接、打印。',
    'Counts a period in working days: the day of acceptance does not count, weekends and holidays are skipped, make-up workdays count, and the last day ends at closing time. The result has a link of its own and prints.',
  ],
  'deadline.example': [
    '例：2026年2月13日 9:00 受理，3 个工作日，跨春节，2月25日 17:30 到期。',
    'Example: accepted on 13 Feb 2026 at 9:00, 3 working days over the Spring Festival: due on 25 Feb at 17:30.',
  ],
  'deadline.exampleStopped': [
    '例：2026年9月21日受理，8 个工作日，听证期间中止，10月14日到期。',
    'Example: accepted on 21 Sep 2026, 8 working days, stopped for a hearing: due on 14 Oct.',
  ],
  'deadline.accepted': ['受理时间', 'Accepted at'],
  'deadline.acceptedHint': [
    '北京时间。下班后或休息日受理的，按下一个工作日起算。',
    'Beijing time. After hours or on a day off, the next working day is the beginning.',
  ],
  'deadline.days': ['期限（工作日）', 'Working days'],
  'deadline.clock': ['时限种类', 'Kind of limit'],
  'deadline.promised': ['承诺时限（补正、公示等也中止）', 'Promised: stops for corrections and publicity too'],
  'deadline.statutory': [
    '法定时限（只因行政许可法第四十五条等法定事由中止）',
    'Statutory: stops on legal grounds only (art. 45)',
  ],
  'deadline.suspensions': ['中止计时', 'Suspensions'],
  'deadline.suspensionsHint': [
    '没有就不填。还没有恢复的，只填开始时间。',
    'Leave empty if there are none. One that still lasts has a beginning only.',
  ],
  'deadline.from': ['第 {number} 次中止，开始', 'Suspension {number}, from'],
  'deadline.to': ['恢复', 'to'],
  'deadline.ground': ['事由', 'Ground'],
  'deadline.groundNone': ['未说明', 'not said'],
  'deadline.more': ['再加一次中止', 'Another suspension'],
  'deadline.extension': ['延期（工作日）', 'Extension'],
  'deadline.at': ['截至', 'As of'],
  'deadline.atHint': [
    '不填就是现在。决定已用几天、亮什么灯。',
    'Now, if left empty. Decides how many days are used, and the light.',
  ],
  'deadline.closes': ['下班时间', 'Closing time'],
  'deadline.submit': ['推算', 'Calculate'],
  'deadline.undecided': ['计时中止，到期日待定', 'Stopped: no due date yet'],
  'deadline.used': ['已用 {used} 个工作日，还剩 {remaining} 个', '{used} working days used, {remaining} left'],
  'deadline.link': ['链接', 'Link'],
  'deadline.linkHint': ['打开就是这个结果。', 'Opens this result.'],
  'deadline.runsOn': [
    '{grounds} 不停法定时限，没有计入中止。',
    '{grounds} does not stop a statutory limit, and was left out.',
  ],
  'deadline.provisional': [
    '到期日暂定：{day} 之后的放假安排还没有公布，通知公布后要重新推算。',
    'Provisional: holidays after {day} are not published yet. Calculate again when they are.',
  ],
  'deadline.home': ['期限推算', 'Deadline calculator'],
  'deadline.homeHint': [
    '不用登录。填受理时间和工作日，看哪天到期、每一天怎么数的。',
    'No account needed: when a period of working days ends, and how each day was counted.',
  ],
  'deadline.error.instant': ['请填写时间，例如 2026-03-02T09:00。', 'Write a time such as 2026-03-02T09:00.'],
  'deadline.error.days': ['请填写 {least} 到 1000 的整数。', 'Write a whole number from {least} to 1000.'],
  'deadline.error.closes': ['请填写下班时间，例如 17:30。', 'Write a time such as 17:30.'],
  'deadline.error.order': ['恢复时间不得早于开始时间。', 'It cannot end before it begins.'],
  'deadline.error.from': ['请填写中止的开始时间。', 'Write when the suspension began.'],
  'deadline.error.far': ['时间应在受理前后十年之内。', 'Times have to lie within ten years of acceptance.'],
} as const satisfies { readonly [key: string]: Text }
