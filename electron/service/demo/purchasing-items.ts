import type { ItemFlag, ItemKind } from '../../../shared/domain/procurement/item.ts';
import { assert } from '../../../shared/kernel/assert.ts';

/** A product of the sample county's formulary; codes are well formed, makers and prices are made up. */
export interface SampleItem {
  readonly code: string;
  readonly kind: ItemKind;
  readonly name: string;
  readonly generic: string;
  readonly form: string;
  readonly strength: string;
  readonly unit: string;
  readonly pack: string;
  readonly packSize: number;
  readonly maker: string;
  /** 挂网价 of a pack, in 元. */
  readonly listed: string;
  readonly flags: readonly ItemFlag[];
}

const MAKERS: Readonly<Record<string, string>> = {
  江南: '示例江南制药有限公司',
  北方: '示例北方生物制药有限公司',
  百草: '示例百草堂中药有限公司',
  康宁: '示例康宁医用材料有限公司',
  海外: '示例海外制药（中国）有限公司',
  // 院内制剂 come from the lead hospital's own pharmacy.
  自制: '示例县人民医院制剂室',
};

/** 编码|类别|品名|通用名|剂型|规格|最小单位|包装单位|转换比|生产企业|挂网价|标记. */
const ROWS = `
XJ01CAA018A004010110001|western|阿莫西林胶囊|阿莫西林|胶囊剂|0.25g|粒|盒|24|江南|8.40|essential,selected
XJ01DCA025A007020110001|western|头孢呋辛酯片|头孢呋辛酯|片剂|0.25g|片|盒|12|江南|9.96|essential,selected
XJ01DDA032A010030110012|western|注射用头孢曲松钠|头孢曲松|注射剂|1.0g|支|盒|10|北方|36.80|essential,selected
XJ01MAA039A013040110001|western|左氧氟沙星片|左氧氟沙星|片剂|0.5g|片|盒|4|江南|6.52|essential,selected
XJ01FAA046A016050110012|western|阿奇霉素片|阿奇霉素|片剂|0.25g|片|盒|6|北方|7.08|essential,selected
XJ01XDA053A019060110001|western|甲硝唑片|甲硝唑|片剂|0.2g|片|瓶|100|江南|5.60|essential
XJ01DHA060A022070110045|western|注射用亚胺培南西司他丁钠|亚胺培南西司他丁|注射剂|0.5g|支|盒|10|海外|986.00|restricted,watched
XJ05AHA067A025080110012|western|奥司他韦胶囊|奥司他韦|胶囊剂|75mg|粒|盒|10|北方|49.90|selected
XC08CAA074A028090110001|western|苯磺酸氨氯地平片|氨氯地平|片剂|5mg|片|盒|28|江南|3.92|essential,selected
XC09CAA081A031100110001|western|缬沙坦胶囊|缬沙坦|胶囊剂|80mg|粒|盒|28|江南|8.68|essential,selected
XC09CAA088A034110110012|western|厄贝沙坦片|厄贝沙坦|片剂|0.15g|片|盒|28|北方|9.24|selected
XC07ABA095A037120110045|western|美托洛尔缓释片|美托洛尔|缓释片|47.5mg|片|盒|28|海外|28.56|essential
XC10AAA102A040130110001|western|阿托伐他汀钙片|阿托伐他汀|片剂|20mg|片|盒|28|江南|5.88|essential,selected
XC10AAA109A043140110012|western|瑞舒伐他汀钙片|瑞舒伐他汀|片剂|10mg|片|盒|28|北方|6.16|selected
XB01ACA116A046150110045|western|阿司匹林肠溶片|阿司匹林|肠溶片|0.1g|片|盒|30|海外|14.10|essential
XB01ACA123A049160110001|western|硫酸氢氯吡格雷片|氯吡格雷|片剂|75mg|片|盒|7|江南|17.43|essential,selected
XB01ABA130A052170110012|western|低分子肝素钠注射液|低分子肝素|注射剂|0.4ml:4000AxaIU|支|盒|2|北方|41.20|essential
XC03CAA137A055180110001|western|呋塞米片|呋塞米|片剂|20mg|片|瓶|100|江南|4.90|essential
XC01DAA144A058190110001|western|硝酸甘油片|硝酸甘油|片剂|0.5mg|片|瓶|100|江南|38.50|essential,shortage
XC01DAA144A058190110012|western|硝酸甘油片|硝酸甘油|片剂|0.5mg|片|瓶|100|北方|39.80|essential
XC01AAA151A061200110012|western|地高辛片|地高辛|片剂|0.25mg|片|瓶|30|北方|32.00|essential,shortage
XA10BAA158A064210110001|western|盐酸二甲双胍缓释片|二甲双胍|缓释片|0.5g|片|盒|60|江南|10.80|essential,selected
XA10BBA165A067220110001|western|格列美脲片|格列美脲|片剂|2mg|片|盒|30|江南|6.30|essential,selected
XA10BFA172A070230110012|western|阿卡波糖片|阿卡波糖|片剂|50mg|片|盒|30|北方|5.42|essential,selected
XA10AEA179A073240110012|western|甘精胰岛素注射液|甘精胰岛素|注射剂|3ml:300单位|支|支|1|北方|48.71|selected
XA10ADA186A076250110045|western|门冬胰岛素30注射液|门冬胰岛素30|注射剂|3ml:300单位|支|支|1|海外|42.33|selected
XA02BCA193A079260110001|western|奥美拉唑肠溶胶囊|奥美拉唑|肠溶胶囊|20mg|粒|盒|14|江南|4.76|essential,selected
XA02BCA200A082270110001|western|注射用泮托拉唑钠|泮托拉唑|注射剂|40mg|支|盒|10|江南|32.50|selected,watched
XA07BCA207A085280110001|western|蒙脱石散|蒙脱石|散剂|3g|袋|盒|10|江南|4.20|essential,selected
XA03FAA214A088290110045|western|多潘立酮片|多潘立酮|片剂|10mg|片|盒|30|海外|14.70|essential
XM01AEA221A001300110001|western|布洛芬缓释胶囊|布洛芬|缓释胶囊|0.3g|粒|盒|20|江南|9.80|essential,selected
XN02BEA228A004310110001|western|对乙酰氨基酚片|对乙酰氨基酚|片剂|0.5g|片|盒|12|江南|3.36|essential,selected
XR05CBA235A007320110001|western|盐酸氨溴索口服溶液|氨溴索|口服溶液|100ml:0.6g|瓶|瓶|1|江南|11.90|essential,selected
XR03ACA242A010330110045|western|硫酸沙丁胺醇吸入气雾剂|沙丁胺醇|气雾剂|100μg×200揿|瓶|瓶|1|海外|19.36|essential
XR03BAA249A013340110012|western|布地奈德吸入混悬液|布地奈德|吸入剂|2ml:1mg|支|盒|5|北方|24.70|essential,selected
XR03DCA256A016350110001|western|孟鲁司特钠片|孟鲁司特|片剂|10mg|片|盒|5|江南|13.55|selected
XR06AXA263A019360110001|western|氯雷他定片|氯雷他定|片剂|10mg|片|盒|6|江南|4.08|essential,selected
XH02ABA270A022370110012|western|地塞米松磷酸钠注射液|地塞米松|注射剂|1ml:5mg|支|盒|10|北方|7.20|essential
XH03AAA277A025380110045|western|左甲状腺素钠片|左甲状腺素|片剂|50μg|片|盒|100|海外|27.90|essential
XB05BAA284A028390110012|western|葡萄糖注射液|葡萄糖|注射剂|250ml:12.5g|袋|袋|1|北方|3.15|essential
XB05XAA291A031400110012|western|氯化钠注射液|氯化钠|注射剂|250ml:2.25g|袋|袋|1|北方|2.98|essential
XA11GAA298A034410110001|western|维生素C注射液|维生素C|注射剂|2ml:0.5g|支|盒|10|江南|8.60|essential
XB05AAA305A037420110045|western|人血白蛋白|人血白蛋白|注射剂|50ml:10g|瓶|瓶|1|海外|438.00|restricted,watched
XL04AAA312A040430110045|western|乌帕替尼缓释片|乌帕替尼|缓释片|15mg|片|盒|28|海外|1986.00|restricted
XC01CAA319A043440110012|western|盐酸肾上腺素注射液|肾上腺素|注射剂|1ml:1mg|支|盒|10|北方|18.60|essential,shortage
ZA12HA03100101010077|patent|复方丹参滴丸|复方丹参|滴丸剂|27mg|丸|瓶|180|百草|27.53|essential
ZA04AA03200201010077|patent|连花清瘟胶囊|连花清瘟|胶囊剂|0.35g|粒|盒|24|百草|13.24|essential
ZA04BA03300301010077|patent|板蓝根颗粒|板蓝根|颗粒剂|10g|袋|袋|20|百草|12.60|essential
ZA12DA03400401010077|patent|血塞通软胶囊|血塞通|软胶囊|0.33g|粒|盒|24|百草|30.15|watched
ZA04CA03500501010077|patent|蒲地蓝消炎口服液|蒲地蓝|口服液|10ml|支|盒|10|百草|27.80|
ZA16AA03600601010077|patent|云南白药膏|云南白药|贴膏剂|6.5cm×10cm|贴|盒|5|百草|23.40|
T001700001|herbal|黄芪饮片|黄芪|饮片|统货|克|千克|1000|百草|62.00|
T001700002|herbal|当归饮片|当归|饮片|统货|克|千克|1000|百草|118.00|
T001700003|herbal|甘草饮片|甘草|饮片|统货|克|千克|1000|百草|46.50|
C1401010010000320033|consumable|一次性使用无菌注射器|注射器|带针|5ml|支|盒|100|康宁|21.00|selected
C1402010020000420033|consumable|一次性使用输液器|输液器|带针|0.7#|支|袋|20|康宁|18.40|selected
C1403010030000520033|consumable|一次性使用静脉留置针|静脉留置针|直型|24G|支|盒|50|康宁|245.00|selected
C1404010040000620033|consumable|医用外科口罩|外科口罩|平面耳挂|17.5cm×9.5cm|只|盒|50|康宁|12.00|
C1405010050000720033|consumable|医用纱布块|纱布块|无菌|8cm×8cm×8层|块|包|10|康宁|2.60|
C1406010060000820033|consumable|一次性使用医用橡胶检查手套|检查手套|M|光面|只|盒|100|康宁|28.00|
C1407010070000920033|consumable|血糖试条|血糖试条|独立装|电化学法|条|盒|50|康宁|62.50|
QSYY-ZJ-0001|preparation|复方薄荷止痒洗剂|薄荷止痒洗剂|洗剂|100ml|瓶|瓶|1|自制|9.50|
`;

export const SAMPLE_ITEMS: readonly SampleItem[] = ROWS.trim()
  .split('\n')
  .map((row) => {
    const [code, kind, name, generic, form, strength, unit, pack, packSize, maker, listed, flags] = row.split('|');
    const made = MAKERS[maker ?? ''];
    assert(code && name && generic && form && strength && unit && pack && listed && made, `a whole row: ${row}`);
    return {
      ...{ code, kind: kind as ItemKind, name, generic, form, strength, unit, pack, packSize: Number(packSize) },
      ...{ maker: made, listed, flags: (flags ?? '').split(',').filter((flag) => flag !== '') as ItemFlag[] },
    };
  });
