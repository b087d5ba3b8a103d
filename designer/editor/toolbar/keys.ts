interface KeyGroup {
  readonly title: string
  readonly keys: readonly (readonly [key: string, meaning: string])[]
}

/** What the keyboard does, by where the focus is. On a Mac, Command stands for Ctrl. */
export const keyGroups: readonly KeyGroup[] = [
  {
    title: '任何地方',
    keys: [
      ['F6', '到下一块：工具栏、步骤、画布、属性、检查结果'],
      ['Shift + F6', '到上一块'],
      ['Ctrl + Z', '撤销'],
      ['Ctrl + Y', '重做'],
      ['Ctrl + F', '在图中查找'],
      ['Esc', '关闭打开的一层；全屏时回到页面'],
      ['?', '这张表'],
    ],
  },
  {
    title: '步骤清单',
    keys: [
      ['↑ ↓', '上一步、下一步'],
      ['Enter', '选中'],
      ['Shift + Enter', '再选一个，用来对齐、着色'],
      ['F2', '改名'],
      ['A', '添加后续'],
      ['B', '添加边界事件，如超时'],
      ['C', '连接到别的步骤，也可以往回连'],
      ['Delete', '删除'],
      ['Ctrl + C', '复制选中的'],
      ['Ctrl + V', '粘贴在选中的步骤下方'],
    ],
  },
  {
    title: '画布',
    keys: [
      ['方向键', '移动选中的'],
      ['Shift + 方向键', '移动选中的，一次多些'],
      ['Ctrl + 方向键', '移动画布'],
      ['E', '改名'],
      ['A', '添加后续元素'],
      ['N', '添加元素'],
      ['R', '更换类型'],
      ['H L S C', '移动画布、框选、增减空间、连线'],
      ['Ctrl + A', '全选'],
      ['Ctrl + C', '复制，可以粘贴到另一个窗口的流程图'],
      ['Ctrl + V', '粘贴，再点一下放下'],
      ['Ctrl + +', '放大'],
      ['Ctrl + -', '缩小'],
      ['Ctrl + 0', '原大小'],
    ],
  },
]
