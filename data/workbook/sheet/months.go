package sheet

import "fmt"

// Months is a formula of the months from one day to another: whole ones, and the days
// beyond them by the length of a usual month; below 0 where the second is earlier.
func Months(from, to string) string {
	return fmt.Sprintf("IF(%s<=%s,%s,-(%s))", from, to, MonthsBetween(from, to), MonthsBetween(to, from))
}

// MonthsBetween is that of days in order.
func MonthsBetween(from, to string) string {
	whole := fmt.Sprintf("((YEAR(%[2]s)-YEAR(%[1]s))*12+MONTH(%[2]s)-MONTH(%[1]s))", from, to)
	whole = fmt.Sprintf("(%[3]s-IF(EDATE(%[1]s,%[3]s)>%[2]s,1,0))", from, to, whole)
	return fmt.Sprintf("%[3]s+(%[2]s-EDATE(%[1]s,%[3]s))/(365.25/12)", from, to, whole)
}
