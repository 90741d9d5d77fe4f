/**
 * How a lead was come by: 走访 电话 信访 网络信箱 联系点 会议调研 媒体 网络 其他. "坚持从电话、群众信访和网络信箱中收集信息"
 * (ES-19), "从调研、视察、提案、大会发言、政协例会等经常性的履职活动中挖掘信息" (ES-20), "将信息触角延伸到企业、社区、学校"
 * (CA-27), "学会用新闻的视角抓信息" (LT-32), "互联网信息的搜集" (CA-28).
 */
export const LEAD_CHANNELS = [
  'visit',
  'phone',
  'petition',
  'mailbox',
  'contact',
  'meeting',
  'media',
  'internet',
  'other',
] as const
export type LeadChannel = (typeof LEAD_CHANNELS)[number]

/** What a new lead says before anybody chooses: most are seen where they happen. */
export const USUAL_CHANNEL: LeadChannel = 'visit'
