import type { Text } from './text.ts'

/** The page on which virtual time is moved. */
export const timeTexts = {
  'manager.time.title': ['虚拟时间', 'Virtual time'],
  'manager.time.context': [
    '演示和培训用：期限、定时器、文号日期都按这里的时间走；登录和租约不受影响。对所有园区和所有人生效。',
    'For demonstrations and training: deadlines, timers and dates on documents go by it; sessions do not. It holds for all parks and everybody.',
  ],
  'manager.time.now': ['系统时间', 'Time of the system'],
  'manager.time.real': ['真实时间', 'Real time'],
  'manager.time.ahead': ['相差', 'Apart'],
  'manager.time.pace': ['速度', 'Speed'],
  'manager.time.equal': ['一致', 'They are the same'],
  'manager.time.aheadBy': [
    '快 {days} 天 {hours} 小时 {minutes} 分',
    '{days} days {hours} hours {minutes} minutes ahead',
  ],
  'manager.time.behindBy': [
    '慢 {days} 天 {hours} 小时 {minutes} 分',
    '{days} days {hours} hours {minutes} minutes behind',
  ],
  'manager.time.forward': ['让时间前进', 'Let time go on'],
  'manager.time.dayDo': ['到下一个工作日的此刻', 'To this time of the next working day'],
  'manager.time.realDo': ['回到真实时间', 'Back to real time'],
  'manager.time.realHint': [
    '已有流程实例时，时间只能向前；比真实时间快了就回不去，可以让它停住。',
    'Once there are instances, time goes only forwards: if it is ahead it cannot go back, but it can stand still.',
  ],
  'manager.time.hours': ['前进几小时', 'Hours onwards'],
  'manager.time.hoursHint': ['0 到 100000，可以是小数', '0 to 100,000, also fractions'],
  'manager.time.hoursDo': ['前进', 'Go on'],
  'manager.time.to': ['到某一时刻', 'To a moment'],
  'manager.time.toHint': ['例如 2026-03-02 09:00', 'Such as 2026-03-02 09:00'],
  'manager.time.toDo': ['前往', 'Go there'],
  'manager.time.speed': ['每真实一秒走几秒', 'Seconds for each real one'],
  'manager.time.speedHint': [
    '1 与真实时间同速，3600 一秒走一小时，86400 一秒走一天，0 停住',
    '1 as real time, 3600 an hour a second, 86400 a day a second, 0 stands still',
  ],
  'manager.time.speedDo': ['设为此速', 'Set the speed'],
  'manager.time.refused': ['正式模式只用真实时间。', 'In production there is only real time.'],
  'manager.time.refusedHint': [
    '虚拟时间仅用于演示模式的数据库；数据库也会拒绝。',
    'Virtual time is for databases in demo mode; the database itself refuses it.',
  ],
} as const satisfies { readonly [key: string]: Text }
