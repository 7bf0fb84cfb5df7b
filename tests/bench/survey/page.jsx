// The worksheet as a SurveyJS form in React, with the saving and restoring that its documentation shows: all data as one
// text in local storage at every change. It is bundled by scripts/setup bench.
import { createRoot } from "react-dom/client";
import { Model } from "survey-core";
import { Survey } from "survey-react-ui";
import "survey-core/survey-core.min.css";

const KEY = "survey";
const model = new Model(JSON.parse(document.getElementById("form").textContent));
const save = (survey) => localStorage.setItem(KEY, JSON.stringify({ ...survey.data, pageNo: survey.currentPageNo }));
model.onValueChanged.add(save);
model.onCurrentPageChanged.add(save);

const kept = localStorage.getItem(KEY);
if (kept) {
  const data = JSON.parse(kept);
  model.data = data;
  if (data.pageNo) model.currentPageNo = data.pageNo;
}
createRoot(document.getElementById("survey")).render(<Survey model={model} />);
