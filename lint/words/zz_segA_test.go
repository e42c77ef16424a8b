package words
import ("testing";"fmt")
func TestSegA(t *testing.T){ for _,s:=range []string{"2026春季全国最美的连衣裙","全国最权威的祛斑专家坐诊","人民大会堂特供茶叶","本店煎饼独一无二","有机会再来","其中奖品很多"} { fmt.Println(s, Segment(s)) } }
