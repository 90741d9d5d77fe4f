import { longerTexts, presetOf, said } from './preset.ts'

export const hs = presetOf({
  title: '鹤山市委办公室党委系统信息工作会议讲话',
  categories: longerTexts(['情况', '问题', '对策'], said('HS-04', '及时反映新情况,剖析新问题,提出新对策')),
  signOff: [
    {
      id: 'upward',
      name: '向上级部门报告的信息',
      categories: null,
      origins: null,
      isUpward: true,
      steps: [{ post: 'editor', hasDeputy: false }],
      statement: said(
        'HS-07',
        '每个部门、每条系统把信息报告上级部门之前,必须首先报送市委办公室,这是一条铁的纪律',
      ),
    },
  ],
  remarks: [
    said('HS-03', '反映通过正常渠道难以了解到的情况'),
    said('HS-06', '市委办公室是上报信息的主渠道,是市内各类信息的总汇点'),
    said('HS-08', '做到上级部门知道前,本级市委一定要首先知道'),
    said('HS-09', '文字稿报不及可先电话报'),
    said('HS-10', '不仅要报市领导,也要报送市委办'),
    said('HS-11', '哪个单位因为报送程序不规范而引起不良后果的,要追究哪个单位领导的责任'),
  ],
})
