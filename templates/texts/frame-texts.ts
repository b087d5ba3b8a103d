import type { Text } from './text.ts'

/** What stands around the content of every page. */
export const frameTexts = {
  'frame.name': ['四即', 'Siji'],
  'frame.skip': ['跳到正文', 'Skip to the content'],
  'frame.menu': ['菜单', 'Menu'],
  'frame.more': ['更多', 'More'],
  'frame.navigation': ['主导航', 'Main navigation'],
  'frame.signIn': ['登录', 'Sign in'],
  'frame.signOut': ['退出', 'Sign out'],
  'frame.otherLanguage': ['English', '中文'],
  'frame.demo': [
    '演示数据，人员、单位与文号均为虚构。',
    'Demonstration data: people, enterprises and numbers are invented.',
  ],
  'frame.virtualTime': ['虚拟时间：{moment}，{speed}', 'Virtual time: {moment}, {speed}'],
  'frame.virtualTimeMove': ['调整', 'Move it'],
  'frame.speedReal': ['与真实时间同速', 'at real speed'],
  'frame.speedStill': ['停住', 'standing still'],
  'frame.speedTimes': ['{speed} 倍速', '{speed} times as fast'],
  'frame.inbox': ['待办', 'Inbox'],
  'frame.path': ['当前位置', 'Where you are'],
  'problem.back': ['回到首页', 'Back to the home page'],
  'problem.request': ['请求编号', 'Request'],
} as const satisfies { readonly [key: string]: Text }
